"""What an event asks of one who comes, with the words that show it."""

from showup.find.judge.lines import judge_lines
from showup.find.judge.verdict import VERSION, judge

__all__ = ["VERSION", "judge", "judge_lines"]
