"""Fiscal years as sheets write them."""


def era(year: int) -> str:
    """令和4年度 for 2022; the era that a sheet of that year uses."""
    if year < 2019:
        return f"平成{year - 1988}年度"
    return "令和元年度" if year == 2019 else f"令和{year - 2018}年度"


def both(year: int) -> str:
    """令和4年度(2022年度)"""
    return f"{era(year)}({year}年度)"
