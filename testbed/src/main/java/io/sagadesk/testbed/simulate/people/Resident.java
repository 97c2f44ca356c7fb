package io.sagadesk.testbed.simulate.people;

import io.sagadesk.testbed.simulate.host.Happening;

/** Somebody who notices what happens and plans what to do about it. */
public interface Resident {

    void notice(Happening happening);
}
