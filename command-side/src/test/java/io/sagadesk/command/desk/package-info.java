/** Tests of desks. */
@NullMarked
package io.sagadesk.command.desk;

import org.jspecify.annotations.NullMarked;
