/** Decides what a version of a policy says, once and for all. */
@NullMarked
package io.sagadesk.command.policy;

import org.jspecify.annotations.NullMarked;
