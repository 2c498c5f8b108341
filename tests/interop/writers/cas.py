"""UIMA CAS by dkpro-cassis: JSON and XMI, with DKPro's type for named entities and with a type of one's own."""

import zipfile
from pathlib import Path

from cassis import Cas, TypeSystem, load_dkpro_core_typesystem

from dataset import Document, Loss

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
# As INCEpTION calls a layer that its users make.
OWN = "webanno.custom.Mention"


def dkpro() -> tuple[TypeSystem, str, str]:
    return load_dkpro_core_typesystem(), NAMED_ENTITY, "value"


def own() -> tuple[TypeSystem, str, str]:
    types = TypeSystem()
    mention = types.create_type(OWN, supertypeName="uima.tcas.Annotation")
    types.create_feature(mention, name="label", rangeType="uima.cas.String")
    return types, OWN, "label"


def cas_of(document: Document, kind) -> Cas:
    types, name, feature = kind()
    annotation = types.get_type(name)
    cas = Cas(typesystem=types)
    cas.sofa_string = document.text
    cas.sofa_mime = "text/plain"
    cas.add_all([annotation(begin=s.start, end=s.end, **{feature: s.label}) for s in document.spans])
    return cas


def json_zip(path: Path, documents: list[Document], kind=dkpro) -> list[Loss]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            archive.writestr(f"{document.id}.json", cas_of(document, kind).to_json())
    return []


def json_own(path: Path, documents: list[Document]) -> list[Loss]:
    return json_zip(path, documents, own)


def json_single(path: Path, documents: list[Document]) -> list[Loss]:
    (document,) = documents
    path.write_text(cas_of(document, dkpro).to_json(), "utf-8")
    return []


def xmi_zip(path: Path, documents: list[Document], kind=dkpro) -> list[Loss]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("TypeSystem.xml", kind()[0].to_xml())
        for document in documents:
            archive.writestr(f"{document.id}.xmi", cas_of(document, kind).to_xmi(pretty_print=True))
    return []


def xmi_own(path: Path, documents: list[Document]) -> list[Loss]:
    return xmi_zip(path, documents, own)


def xmi_single(path: Path, documents: list[Document]) -> list[Loss]:
    (document,) = documents
    path.write_text(cas_of(document, dkpro).to_xmi(), "utf-8")
    return []
