package io.sagadesk.server.wiring;

import io.sagadesk.api.Invalid;
import java.util.List;

/** What an aggregate has found wrong with a command, in a form that survives the way from one instance to another. */
public record Faults(List<Invalid.Fault> faults) {}
