/** Connects this instance with the others by notices, and tells by them how far read models are. */
@NullMarked
package io.sagadesk.server.notice;

import org.jspecify.annotations.NullMarked;
