package io.sagadesk.testbed.simulate.people;

import io.sagadesk.testbed.simulate.host.ObservedEvent;

/** Somebody who notices what happens and plans what to do about it. */
public interface SimulatedPerson {

    void notice(ObservedEvent observedEvent);
}
