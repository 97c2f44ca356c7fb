package io.sagadesk.testbed.fuzz.route;

import java.lang.reflect.Type;

/**
 * A parameter of a route's query.
 *
 * @param type {@code String} if it is not known
 */
public record QueryParameter(String name, Type type, boolean required) {}
