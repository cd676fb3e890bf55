"""A picture in a Word body: in line, at printed size, with its alt text on both property elements."""

import struct

from casus.documents.content import Picture

EMU_PER_CM = 360_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def relation_id(number: int) -> str:
    """Which relationship holds picture ``number``."""
    return f"rIdPicture{number}"


def picture_xml(picture: Picture, number: int, alt: str) -> str:
    """The run with the drawing; ``alt`` is escaped already. The name is a number, never a file name."""
    width = round(picture.width * EMU_PER_CM)
    height = round(width * _aspect(picture.png))
    names = f'id="{number}" name="Afbeelding {number}" descr="{alt}"'
    size = f'cx="{width}" cy="{height}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {names}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation_id(number)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _aspect(png: bytes) -> float:
    """Height over width, from the first chunk (PNG specification 11.2.2)."""
    if png[:8] != PNG_SIGNATURE or len(png) < 24:
        raise ValueError("a picture in a document is a PNG")
    width, height = struct.unpack(">II", png[16:24])
    return float(height / width)
