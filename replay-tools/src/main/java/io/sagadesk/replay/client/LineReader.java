package io.sagadesk.replay.client;

/** Takes the lines of a long answer, and knows how to ask for those that it has not seen yet. */
public interface LineReader {

    /** What to ask for now; asked again after a break. */
    String path();

    /** Is told where the log ended when the answer began. */
    void newest(long position);

    /**
     * Takes the next line, which is empty now and then while there is nothing to tell.
     *
     * @return whether more is wanted
     */
    boolean take(String line);

    /** Whether the answer has no end, so that one is a break. */
    boolean isEndless();
}
