/** Tests of visits. */
@NullMarked
package io.sagadesk.command.visit;

import org.jspecify.annotations.NullMarked;
