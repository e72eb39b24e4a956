from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.denials import Denial, find_denial
from tests.extraction.marked import attribution


def denial_of(marked: str) -> Denial:
    return find_denial(*attribution(marked))


@pytest.mark.parametrize(
    "marked",
    [
        # verbs that deny
        "[m Ann Lee] [c denied] [q that the dam leaked].",
        "[m Ann Lee] [c has repeatedly denied] [q that the dam leaked].",
        "[m Ann Lee] [c denies] ever [q having seen the dam].",
        "[m Ann Lee] [c rejected] [q claims that the dam leaked].",
        "[m Ann Lee] [c scoffed at] [q the idea that the dam leaked].",
        "[m Ann Lee] [c cast serious doubt on] [q the report that the dam leaked].",
        "[m Ann Lee] [c brushed aside] [q suggestions that the dam leaked].",
        "[m Ann Lee] [c condemned] [q the claim that the dam leaked].",
        "[m Ann Lee] [c walked back] her statement [q that the dam leaked].",
        "[m Ann Lee] [c is unconvinced] [q the dam leaked].",
        "[m Ann Lee] [c is sceptical] [q that the dam leaked].",
        "[m Ann Lee] [c issued] a denial [q that the dam leaked].",
        "[m Ann Lee] [c opposes] [q raising the dam].",
        "[c Denying] [q that the dam leaked], [m Ann Lee] said she was calm.",
        # somebody else says that the speaker said it, and the speaker denies that
        "Police allege that [m Lee] [c told] a friend: “[q I opened the dam.]” Lee denies it.",
        "The report said [m Ann Lee] [c told] aides “[q the dam is dry]”. "
        "She has denied the claim.",
        # positive verbs under a negator
        "[m Ann Lee] [c has never claimed] [q that the dam leaked].",
        "[m Ann Lee] never [c said] “[q the dam leaks]”.",
        "[m Ann Lee] didn’t [c call] [q it “a leak”].",
        "[m Ann Lee] has not, she insists, [c said] [q that the dam leaked].",
        "[m Ann Lee] [c no longer believes] [q that the dam leaks].",
        "[m Ann Lee] [c would hardly call] [q it a leak].",
        "[m Ann Lee] was careful not to [c say] [q that the dam leaked].",
        "Far from [c saying] [q that the dam leaked], [m Ann Lee] praised it.",
        "Without going so far as to [c say] [q that the dam leaked], [m Ann Lee] was worried.",
        "Nowhere in the letter did [m Ann Lee] [c say] [q that the dam leaked].",
        "[m Nobody at the ministry] [c said] [q that the dam leaked].",
        "Neither [m Ann Lee] [c said] [q that the dam leaked] nor did her aide.",
        "Not even [m Ann Lee] [c believes] [q that the dam leaked].",
        "[m Few engineers] [c think] [q that the dam leaks].",
        "Not once did [m Ann] Lee [c say] [q that the dam leaked].",
        "It was not [m Ann Lee] who [c said] [q that the dam leaked].",
        "Ann Lee is not among those [m who] [c say] [q that the dam leaked].",
        "Ann Lee backed away from [m her] [c claim] [q that the dam leaked].",
        "Little did [m Ann Lee] [c imagine] [q that the dam leaked].",
        "[m Ann Lee] almost [c said] [q that the dam leaked].",
        # nothing shows that it was said
        "There is no evidence that [m Ann Lee] ever [c said] [q that the dam leaked].",
        "Reporters found no record of [m Ann Lee] [c saying] “[q the dam leaks]”.",
        "Nobody has ever heard [m Ann Lee] [c say] [q that the dam leaked].",
        "The tape does not show that [m Ann Lee] [c said] [q that the dam leaked].",
        "It is untrue that [m Ann Lee] [c said] [q that the dam leaked].",
        "Her lawyer denied that [m Ann Lee] [c had said] [q that the dam leaked].",
        # verbs that avoid saying it
        "[m Ann Lee] [c balked at calling] [q the report “a lie”].",
        "[m Ann Lee] [c knew better than to say] [q that the dam leaked].",
        "[m Ann Lee] [c would sooner quit than say] [q that the dam leaked].",
        "[m Ann Lee] would rather quit than [c say] [q that the dam leaked].",
        "[m Ann Lee] [c argued against] [q raising the dam].",
        "[m Ann Lee] [c kept silent instead of saying] [q that the dam leaked].",
        "[m Ann Lee] [c thought better of saying] [q that the dam leaked].",
        "[m Ann Lee] [c warned against] [q claims that the dam leaked].",
        "[m Ann Lee] [c could not say more about] [q whether the dam leaked].",
        "[m Ann Lee] [c refused to say] [q that the dam was safe].",
        "[m Ann Lee] [c declined] [q to confirm that the dam leaked].",
        "[m Ann Lee] declined on Monday to [c say] [q whether the dam leaked].",
        "[m Ann Lee] [c stopped well short of saying] [q that the dam leaked].",
        "[m Ann Lee] [c has yet to admit] [q that the dam leaked].",
        "[m Ann Lee] [c was too polite to say] [q that the dam leaked].",
        "[m Ann Lee] [c would neither confirm nor deny] [q that the dam leaked].",
        "[m Ann Lee] [c declined to confirm or deny] [q that the dam leaked].",
        # left open, asked, supposed
        "[m Ann Lee] [c ruled out] [q a new dam].",
        "[m Ann Lee] [c has not ruled out] [q a new dam].",
        "[m Ann Lee] [c refused] [q to rule out a new dam].",
        "[m Ann Lee] [c left open] [q whether the dam leaked].",
        "[m Ann Lee] [c wondered] [q if the dam leaked].",
        "Had [m Ann Lee] [c said] [q that the dam leaked], the town would have fled.",
        "[m Ann Lee] [c might have said] [q that the dam leaked], but she left.",
        "Did [m Ann Lee] [c say] [q that the dam leaked]?",
        "[m Ann Lee] [c wants to know] [q whether the dam leaked].",
        "[m Ann Lee] [c would be the last to say] [q that the dam leaked].",
        "If [m Ann Lee] [c says] [q the dam leaks], the town will flee.",
        "[m Ann Lee] [c wishes] [q the dam were safe].",
        # the predicate behind the content
        "Rumours [q that the dam leaked] were [c quashed] by [m Ann Lee].",
        "[q That the dam leaked], [m Ann Lee] [c denied].",
        "“[q The dam leaks]” is not something [m Ann Lee] ever [c said].",
        "[c Claims] [q that the dam leaked] were denied by [m Ann Lee].",
        "[m Ann Lee] [c said] it was wrong to suggest [q that the dam leaked].",
        # words put into a mouth, or disowned later
        "A doctored clip shows [m Ann Lee] [c saying] “[q the dam leaks]”.",
        "A deepfake of [m Ann Lee] [c announcing] “[q the dam leaks]” was shared.",
        "The letter in which [m Ann Lee] [c wrote] “[q the dam leaks]” is a forgery.",
        "“[q The dam leaks]” [c has been wrongly pinned on] Ann Lee.",
        "[m Ann Lee] was [c made to say] [q that the dam leaked].",
        "[m Ann Lee] [c said] [q that the dam leaked]. Lee now says she was mistaken.",
        "[m Mayor Lee] [c said] [q that the dam leaked]. The mayor denied saying so.",
        "[m Ann Lee] [c took back] [q what she had said about the dam].",
        "[m Ann Lee] was wrongly [c reported] to have said [q that the dam leaked].",
        "“[q The dam leaks],” [m Ann Lee] [c is said to have told] aides; she denies it.",
        "[m Ann Lee] [c allegedly told] aides [q that the dam leaked], a claim she denies.",
        "“[q The dam leaks],” [m Ann Lee] [c said]. Lee has denied using those words.",
        "[m Ann Lee] [c said] [q that the dam leaked]. She later retracted the statement.",
        "[m Ann Lee] [c insisted] [q she had never said “the dam leaks” to anyone].",
    ],
)
def test_the_article_denies_the_quote(marked: str) -> None:
    assert denial_of(marked).denied


@pytest.mark.parametrize(
    "marked",
    [
        # the denial is in the content
        "[m Ann Lee] [c said] [q the dam did not leak].",
        "[m Ann Lee] [c insisted] [q that she had never seen the dam].",
        "“[q I deny it],” [m Ann Lee] [c said].",
        # two denials
        "[m Ann Lee] [c could not deny] [q that the dam leaked].",
        "[m Ann Lee] [c does not dispute] [q that the dam leaked].",
        "Nor does [m Ann Lee] [c deny] [q that the dam leaked].",
        "[m Nobody] [c disputes] [q that the dam leaked].",
        "Without [c denying] [q that the dam leaked], [m Ann Lee] said it was old.",
        "[m Ann Lee] [c did not hesitate to call] [q it “a leak”].",
        "[m Ann Lee] [c never tires of saying] [q that the dam leaks].",
        "[m Ann Lee] [c could not resist saying] [q that the dam leaked].",
        "[m Ann Lee] [c has no doubt] [q that the dam leaked].",
        "[m Ann Lee] [c did little to dispel] [q rumours that the dam leaked].",
        "[m Ann Lee] [c refused] [q to retract her claim that the dam leaked].",
        "Nobody denies that [m Ann Lee] [c said] [q that the dam leaked].",
        "There is no doubt that [m Ann Lee] [c said] [q that the dam leaked].",
        "Nobody questioned [m her] [c claim] [q that the dam leaked].",
        # what only looks like a denial
        "[m Ann Lee] [c never made a secret of] [q her view that the dam leaked].",
        "[m Ann Lee] [c could not have put it more bluntly]: [q the dam leaked].",
        "[m Ann Lee] [c could not agree more] [q that the dam leaked].",
        "[m Ann Lee] [c wasted no words in saying] [q that the dam leaked].",
        "[m Nobody] [c was more certain than] Ann Lee [q that the dam leaked].",
        "It was no surprise that [m Ann Lee] [c said] [q that the dam leaked].",
        "Never before had the town heard that [m Ann Lee] [c said] [q that the dam leaked].",
        "[m Nearly 40 engineers] [c said] [q that the dam leaked].",
        "[m Ann Lee] [c said rather more than] that: [q the dam leaked].",
        "Not all of those [m who] [c said] [q that the dam leaked] were right.",
        "[m Ann Lee] [c argued in vain] [q that the dam leaked].",
        "[m Ann Lee] [c failed to persuade] [q the mayor that the dam leaked].",
        "[m Ann Lee] [c said] without notes [q that the dam leaked].",
        "[m Ann Lee] [c no longer disputes] [q that the dam leaked].",
        "[m Ann Lee] [c does not deny], and never has, [q that the dam leaked].",
        "Contesting the will, [m Ann Lee] [c said] [q that the dam leaked].",
        "[m Ann Lee], who was wrongly accused of theft, [c said] [q the dam leaked].",
        "Posting a fake photo, [m Ann Lee] [c wrote]: “[q The dam leaks.]”",
        "[m Ann Lee] [c said] of the forged letter: “[q It is a disgrace.]”",
        "[m Ann Lee] [c said] [q that the mayor had lied]. The mayor denied saying so.",
        "[m Ann Lee] [c said] [q that it leaked]. She said she was wrong about the lake.",
        "[m Ann Lee] [c made no secret of] [q her belief that the dam leaked].",
        "[m Ann Lee] lost no time in [c saying] [q that the dam leaked].",
        "[m Ann Lee] [c did not just say] [q that the dam leaked].",
        "[m Ann Lee] did not [c say] until Friday [q that the dam leaked].",
        "Not for the first time, [m Ann Lee] [c said] [q the dam leaked].",
        "Only then did [m Ann Lee] [c say] [q that the dam leaked].",
        "Hardly had she sat down when [m Ann Lee] [c said] [q that the dam leaked].",
        "[m No fewer than five engineers] [c said] [q that the dam leaked].",
        "Decree [m No. 7] [c says] [q that the dam leaks].",
        "[m Ann Lee] [c answered] a question about [q the claim that the dam leaked].",
        "[m No one but Ann Lee] [c said] [q that the dam leaked].",
        "Did [m Ann Lee] [c say] [q that the dam leaked]? She did, twice.",
        # somebody else's denial, or one of something else
        "Police said [m Lee] [c told] officers: “[q I was at the dam.]” He denied the charges.",
        "While Bob Ray denied it, [m Ann Lee] [c said] [q that the dam leaked].",
        "[m Ann Lee] [c said] [q that the dam leaked]. Bob Ray denied it.",
        "[m Ann Lee] [c said] [q that the dam leaked]. She denied that anybody knew.",
        "[m Ann Lee] denied that the dam leaked but [c said] [q it was old].",
        "[m Ann Lee] rejected the plan, [c saying] [q it would drown the valley].",
        "[m Ann Lee] would not say who had called but [c confirmed] [q that the dam leaked].",
        "[m Ann Lee], who was denied a visa, [c said] [q the dam leaked].",
        "Denied the floor, [m Ann Lee] [c shouted] [q that the dam leaked].",
        "In the disputed valley, [m Ann Lee] [c said] [q the dam leaked].",
        "Disputing the figures, [m Ann Lee] [c said] [q the dam leaked].",
        "[m Ann Lee] did not call the meeting to [c announce] [q that the dam leaked].",
        "The talks failed and [m Fianna Fail] [c said] [q the dam leaked].",
        # the words are the speaker's own
        "[m Ann Lee] [c dismissed] [q the report as “a fairy tale”].",
        "[m Ann Lee] [c rejected] as [q “absurd” the idea that the dam leaked].",
        "[m Ann Lee] [c refuted] [q the charge in court: “I was in Rome.”]",
        "“[q The dam is dry],” [m Ann Lee] [c denied].",
        "[m Ann Lee] did not mince words. “[q The dam leaks],” she [c said].",
    ],
)
def test_the_article_does_not_deny_the_quote(marked: str) -> None:
    assert not denial_of(marked).denied


def test_a_quote_without_cue_is_not_denied() -> None:
    denial = denial_of("“[q It rained for a week, and nobody came to help.]” Ann Lee left.")
    assert denial == Denial(False, None)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("[m Ann Lee] [c has denied] [q that it rained].", "has denied"),
        ("[m Ann Lee] [c rejected] claims [q that it rained].", "rejected claims"),
        (
            "[c Claims] [q that it rained] were denied by [m Lee].",
            "Claims that it rained were denied by Lee",
        ),
        (
            "There is no evidence that [m Lee] [c said] [q so].",
            "There is no evidence that Lee said",
        ),
        ("Did [m Lee] [c say] [q so]? She did not. Bob left.", "Did Lee say so? She did not."),
        (
            "[m Lee] [c said] [q it rained]. She denied saying so. Bob left.",
            "said it rained. She denied saying so.",
        ),
    ],
)
def test_a_denial_spans_the_words_that_deny(marked: str, words: str) -> None:
    layout, parsed = attribution(marked)
    denial = find_denial(layout, parsed)
    assert denial.span is not None
    assert layout.text[slice(*denial.span)] == words
