"""A line at the foot of a screen that asks for something in words.

The one rule: what is to be done with the answer comes along with the question, and happens only
if the line is kept.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from reader.ui.widgets.prompt_line import PromptInput, PromptLine

Answered = Callable[[str], None]


class QuestionLine(PromptLine):
    """Asks one question at a time.

    Args:
        back: gives the focus back to where one was.
        completed: is told what is typed when that is to be completed.
    """

    def __init__(
        self, back: Callable[[], object], *, id: str, completed: Answered | None = None
    ) -> None:
        super().__init__("", back, completes=completed is not None, id=id)
        self._completed = completed
        self._answered: Answered | None = None

    def ask(self, prompt: str, text: str, then: Answered, *, selected: bool = False) -> None:
        """Ask for a line of text.

        Args:
            text: what stands there to begin with.
            then: called with what was typed, if it is kept.
            selected: what one types takes the place of the text.
        """
        self._answered = then
        self.open(text, prompt=prompt, selected=selected)

    @on(PromptInput.Kept)
    def take_answer(self, event: PromptInput.Kept) -> None:
        """Do what was to be done with it."""
        answered, text = self._answered, self.text
        self.leave_question(event)
        if answered is not None:
            answered(text)

    @on(PromptInput.Left)
    def leave_question(self, event: PromptInput.Told) -> None:
        """Back to where one was."""
        event.stop()
        self.close()

    def close(self) -> None:
        """Hide the line; the question is withdrawn."""
        self._answered = None
        super().close()

    @on(PromptInput.Completed)
    def complete(self, event: PromptInput.Completed) -> None:
        """Have what is typed completed."""
        event.stop()
        if self._completed is not None:
            self._completed(self.text)
