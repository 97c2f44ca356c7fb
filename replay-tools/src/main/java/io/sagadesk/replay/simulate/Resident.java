package io.sagadesk.replay.simulate;

/** Somebody who notices what happens and plans what to do about it. */
public interface Resident {

    void notice(Happening happening);
}
