"""What a picture is made of. `look` is a class of the stylesheet; a title is read on pointing."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    look: str
    fade: str = ""  # "in" or "out": where the day is not known
    title: str = ""


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@dataclass(frozen=True)
class Path:
    d: str
    look: str
    title: str = ""


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    r: float
    look: str
    title: str = ""


@dataclass(frozen=True)
class Text:
    """`more` follows the words in a softer tone."""

    x: float
    y: float
    words: str
    look: str
    anchor: str = "start"
    more: str = ""


@dataclass(frozen=True)
class Linked:
    """Shapes that lead to a page; the title is what they are called aloud."""

    url: str
    title: str
    shapes: tuple["Shape", ...]


Shape = Rect | Line | Path | Circle | Text | Linked


@dataclass(frozen=True)
class Picture:
    """`title` and `description` say in words what is drawn."""

    width: float
    height: float
    title: str
    description: str
    shapes: list[Shape] = field(default_factory=list)

    @property
    def has_links(self) -> bool:
        return any(isinstance(shape, Linked) for shape in self.shapes)


def number(value: float) -> str:
    """With one decimal at the most."""
    return f"{value:.1f}".removesuffix(".0")


def arrow(x: float, y: float, height: float) -> str:
    """A point to the right: what goes on."""
    return (
        f"M{number(x)} {number(y - 2)}L{number(x + height)} {number(y + height / 2)}"
        f"L{number(x)} {number(y + height + 2)}Z"
    )


def diamond(x: float, y: float, radius: float) -> str:
    return (
        f"M{number(x)} {number(y - radius)}L{number(x + radius)} {number(y)}"
        f"L{number(x)} {number(y + radius)}L{number(x - radius)} {number(y)}Z"
    )
