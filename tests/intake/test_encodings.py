"""Bytes become text, in whatever encoding they come, or are refused with a cure."""

from __future__ import annotations

import pytest

from generator.intake.encodings import decode
from generator.values.diagnostic import BriefingError

ENGLISH = "The harbour café’s owner said “we’re closing” – the £4m repair won’t start until May… Señor Núñez agreed.\n"
ASIDE = (
    "The council’s plan to close the bridge was “a mistake”, said Mara Lindqvist on Tuesday. It would cost £4.2m, she "
    "said – far more than the €3m first named.\n\nFerry crews don’t expect to be asked.\n"
)
IN_OTHERS = {
    "cp1250": "Most zostanie zamknięty we wtorek, powiedział burmistrz. Żadna łódź nie będzie mogła przepłynąć.\n",
    "iso8859_2": "Most zostanie zamknięty we wtorek, powiedział burmistrz. Żadna łódź nie będzie mogła przepłynąć.\n",
    "cp850": "Die Brücke in Österby wird für drei Wochen geschlossen. Größere Schäden gebe es nicht, hieß es.\n",
    "cp1251": "Мост закроют во вторник, сообщил мэр города. Ремонт продлится три недели, добавил он.\n",
    "koi8_r": "Мост закроют во вторник, сообщил мэр города. Ремонт продлится три недели, добавил он.\n",
    "cp1253": "Η γέφυρα θα κλείσει την Τρίτη, δήλωσε ο δήμαρχος. Οι επισκευές θα διαρκέσουν τρεις εβδομάδες.\n",
    "cp932": "橋は火曜日に閉鎖される、と市長は述べた。修理には三週間かかる見込みだ。\n",
    "euc_jp": "橋は火曜日に閉鎖される、と市長は述べた。修理には三週間かかる見込みだ。\n",
    "gb18030": "市长说,这座桥将于星期二关闭。维修需要三个星期。渡轮将每小时开行一次。\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_every_form_of_unicode_is_read(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt").text == ENGLISH


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", *IN_OTHERS])
def test_an_older_encoding_is_told_by_the_text(encoding: str) -> None:
    text = IN_OTHERS.get(encoding, ENGLISH)
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.notes == (f"read as {encoding}",)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_text_with_little_beyond_ascii_is_told_as_well(encoding: str) -> None:
    assert decode(ASIDE.encode(encoding), "a.txt").text == ASIDE


def test_what_is_asked_for_goes_before_what_is_guessed() -> None:
    assert decode("œ".encode("cp1252"), "a.txt", "latin-1").text == "œ"  # as browsers read it
    assert decode("Žižek".encode("cp1250"), "a.txt", "windows-1250").text == "Žižek"


def test_a_wrong_word_of_a_server_is_told_and_passed_over() -> None:
    decoded = decode("Ida Berg, fiancée".encode("cp1252") + b" of a harbour pilot", "a.txt", "utf-8")
    assert decoded.text.startswith("Ida Berg, fiancée")
    assert decoded.notes[0] == "is not utf-8, as was said"


@pytest.mark.parametrize("name", ["utf-9", "rot13", "x\0y", ""])
def test_a_name_that_is_no_encoding_is_passed_over(name: str) -> None:
    assert decode("The café".encode(), "a.txt", name).text == "The café"


def test_a_few_zero_bytes_are_left_out() -> None:
    decoded = decode(ENGLISH.encode() * 20 + b"\0", "a.txt")
    assert (decoded.text, decoded.notes) == (ENGLISH * 20, ("zero bytes were left out",))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\x89PNG\r\n\0\0\0\x0dIHDR", "binary"),
        (bytes(range(128, 256)) * 8, "no other encoding"),
        (b"\xfd\xfc\x81\x8d\x8f\x90\x9d" * 40, "no other encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_cure(data: bytes, fault: str) -> None:
    with pytest.raises(BriefingError, match=fault) as told:
        decode(data, "a.txt")
    assert told.value.hint


def test_text_decoded_wrongly_before_is_put_right_and_told() -> None:
    whole = "It’s the café she meant.\nAll is well.\n"
    decoded = decode(whole.encode().decode("cp1252").encode(), "a.txt")
    assert decoded.text == whole
    assert decoded.notes == ("characters put right in 1 line",)


def test_what_cannot_be_put_right_is_told() -> None:
    assert "broken in 2 places" in decode("Caf\ufffd and na\ufffdve".encode(), "a.txt").notes[-1]


def test_a_few_stray_bytes_leave_the_rest_utf8() -> None:
    decoded = decode(ENGLISH.encode() * 3 + b"caf\xe9\n", "a.txt")
    assert decoded.text == ENGLISH * 3 + "café\n"
    assert decoded.notes == ("not all of it is UTF-8",)


def test_line_ends_and_control_characters_are_put_in_order() -> None:
    assert decode(b"One\r\ntwo\rthree\x07\x00".replace(b"\x00", b"") + b"\n", "a.txt").text == "One\ntwo\nthree\n"


def test_the_sample_of_a_long_text_holds_what_tells_the_encoding() -> None:
    text = "Plain words fill a line of this text.\n" * 3000 + ENGLISH
    assert decode(text.encode("mac_roman"), "a.txt").text == text


def test_a_few_words_that_several_encodings_read_in_other_letters_are_refused_until_one_is_named() -> None:
    data = "Порт закрыт.".encode("cp1251")
    with pytest.raises(BriefingError, match="is not UTF-8, and may be cp1250 or cp1251"):
        decode(data, "a.txt")
    assert decode(data, "a.txt", "cp1251").text == "Порт закрыт."
    assert decode("Мэр сказал, что порт закрыт до пятницы.".encode("cp1251"), "a.txt").encoding == "cp1251"
