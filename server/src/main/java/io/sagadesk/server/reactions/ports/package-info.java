/** Implements the interfaces through which sagas and automations send commands and read data. */
@NullMarked
package io.sagadesk.server.reactions.ports;

import org.jspecify.annotations.NullMarked;
