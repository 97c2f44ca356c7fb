package io.sagadesk.server.wiring;

/**
 * Runs the parts of the start that read the log, in the order in which they are given. A log in another process may be out of
 * reach when the server starts; then they wait, and the server answers that it is not ready.
 */
public interface LogDependentStart {

    /**
     * Runs a part as soon as the log can be read, after all parts that were given before.
     *
     * @param part is run again if the log goes out of reach meanwhile
     */
    void whenReadable(Runnable part);

    /** Returns whether every part that was given so far has run. */
    boolean isComplete();

    /** The start on a log in this process: each part runs at once. */
    static LogDependentStart immediate() {
        return new LogDependentStart() {
            @Override
            public void whenReadable(Runnable part) {
                part.run();
            }

            @Override
            public boolean isComplete() {
                return true;
            }
        };
    }
}
