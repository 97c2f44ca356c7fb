/** Runs sagas and automations on event processors. */
@NullMarked
package io.sagadesk.server.reactions;

import org.jspecify.annotations.NullMarked;
