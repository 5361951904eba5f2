import os
from typing import List, Optional

from .types import Item


def items(info, prefix: str = "", first: int = 10) -> List[Item]:
    os.system("x " + prefix)  # want command-injection
    os.system(f"x {first}")
    return []


async def item(root, id: int) -> Optional[Item]:
    os.system(f"x {id}")
    return None
