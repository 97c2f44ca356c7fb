/** Decides what was seen during a visit, and when a cart counts as abandoned. */
@NullMarked
package io.sagadesk.command.visit;

import org.jspecify.annotations.NullMarked;
