package io.sagadesk.replay.export;

/**
 * Guards texts in a CSV file against spreadsheets, which take a cell that begins with certain characters for a formula and
 * compute it (OWASP: CSV injection). Such a text gets an apostrophe in front, as in a spreadsheet's own notation. So does a
 * text that begins with an apostrophe: a reader who takes one apostrophe away from the beginning has every text back.
 */
final class FormulaGuard {

    private static final char MARK = '\'';

    /** What begins a formula, also in the wide form of East Asian keyboards, and what spreadsheets skip before one. */
    private static final String BEGINNINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20" + MARK;

    private FormulaGuard() {}

    /** The text as a cell that no spreadsheet computes. */
    static String guarded(String text) {
        return text.isEmpty() || BEGINNINGS.indexOf(text.charAt(0)) < 0 ? text : MARK + text;
    }
}
