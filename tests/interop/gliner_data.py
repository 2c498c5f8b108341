"""GLiNER's own data processing, without the models that it is installed with.

`gliner` imports PyTorch for the arrays that its data becomes. PyTorch from PyPI is 1.2 GB on Linux and loads only with as
much again in CUDA libraries, which is too much for a check of files. NumPy has the same arrays under almost the same
names; where the names differ, this module says so, and GLiNER's code runs on them as it stands.
"""

import importlib.util
import sys
from types import ModuleType, SimpleNamespace

import numpy


class Tensor(numpy.ndarray):
    """NumPy's array with the names that GLiNER's data processing calls it by."""

    def unsqueeze(self, axis: int) -> "Tensor":
        return numpy.expand_dims(self, axis)

    def expand(self, *shape: int) -> "Tensor":
        kept = zip(shape, self.shape, strict=True)
        return numpy.broadcast_to(self, [old if new == -1 else new for new, old in kept], subok=True)

    def masked_fill(self, mask: "Tensor", value: float) -> "Tensor":
        return numpy.where(mask, value, self).view(Tensor)


def _tensor(values: object, dtype: type = numpy.int64) -> Tensor:
    return numpy.array(values, dtype=dtype).view(Tensor)


def _pad_sequence(sequences: list[Tensor], batch_first: bool, padding_value: float) -> Tensor:
    assert batch_first
    longest = max(len(sequence) for sequence in sequences)
    rest = [[(0, longest - len(sequence))] + [(0, 0)] * (sequence.ndim - 1) for sequence in sequences]
    padded = [numpy.pad(s, r, constant_values=padding_value) for s, r in zip(sequences, rest, strict=True)]
    return numpy.stack(padded).view(Tensor)


def _pad(array: Tensor, sides: tuple[int, int, int, int], mode: str, value: float) -> Tensor:
    left, right, top, bottom = sides
    return numpy.pad(array, ((top, bottom), (left, right)), mode=mode, constant_values=value).view(Tensor)


def _module(name: str, **names: object) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(names)
    return module


def _stand_ins() -> dict[str, ModuleType]:
    """The modules that GLiNER's data processing imports, as far as it uses them."""
    torch = _module(
        "torch",
        Tensor=Tensor,
        LongTensor=_tensor,
        tensor=_tensor,
        arange=lambda count, dtype: _tensor(range(count), dtype),
        zeros=lambda *shape, dtype: numpy.zeros(shape, dtype).view(Tensor),
        stack=lambda arrays, dim=0: numpy.stack(arrays, axis=dim).view(Tensor),
        long=numpy.int64,
        float=numpy.float32,
        bool=numpy.bool_,
        nn=SimpleNamespace(functional=SimpleNamespace(pad=_pad)),
    )
    # The package's own first lines import its models; its folder without them is enough to find the modules in it.
    package = _module("gliner", __path__=importlib.util.find_spec("gliner").submodule_search_locations)
    return {
        "torch": torch,
        "torch.utils.data": _module("torch.utils.data", DataLoader=None),
        "torch.nn.utils.rnn": _module("torch.nn.utils.rnn", pad_sequence=_pad_sequence),
        "gliner": package,
    }


# Only while GLiNER is imported: others must not believe that PyTorch is there.
_NAMES = _stand_ins()
sys.modules.update(_NAMES)
from gliner.data_processing.processor import UniEncoderSpanProcessor
from gliner.data_processing.tokenizer import WordsSplitter

for _name in _NAMES:
    del sys.modules[_name]

__all__ = ["WordsSplitter", "processor"]


def processor(longest_text: int, longest_span: int) -> UniEncoderSpanProcessor:
    """What makes batches of examples for training; a model says how long they may be, in tokens."""
    config = SimpleNamespace(
        max_len=longest_text,
        max_width=longest_span,
        max_types=100,
        max_neg_type_ratio=0,
        words_splitter_type="whitespace",
    )
    return UniEncoderSpanProcessor(config, SimpleNamespace(unk_token="[UNK]", pad_token="[PAD]"), None)
