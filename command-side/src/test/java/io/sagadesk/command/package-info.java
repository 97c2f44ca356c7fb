/** Tests of the base classes of aggregates. */
@NullMarked
package io.sagadesk.command;

import org.jspecify.annotations.NullMarked;
