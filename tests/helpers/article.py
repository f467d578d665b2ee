"""An invented article at hand: its headline and its two paragraphs."""

from collections.abc import Callable

from cleaners.page import Block

MakeBlock = Callable[[str], Block]
TITLE = "Pasar Ikan Sungai Mahoni Dibuka Lagi"
BODY = (
    "Pasar ikan di tepi Sungai Mahoni dibuka lagi pada Senin pagi setelah dua pekan ditutup karena tergenang.",
    "Para pedagang datang sejak subuh dan menata dagangan mereka di atas meja kayu yang baru selesai dicat.",
)
