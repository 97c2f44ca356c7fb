/** How reactions send commands and read what they need to know: the implementations of the interfaces of sagas. */
@NullMarked
package io.sagadesk.server.reactions.ports;

import org.jspecify.annotations.NullMarked;
