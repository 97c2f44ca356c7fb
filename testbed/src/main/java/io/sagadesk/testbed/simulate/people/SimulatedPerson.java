package io.sagadesk.testbed.simulate.people;

import io.sagadesk.testbed.simulate.host.ObservedEvent;

/** A simulated person who observes events and plans actions in response. */
public interface SimulatedPerson {

    void notice(ObservedEvent observedEvent);
}
