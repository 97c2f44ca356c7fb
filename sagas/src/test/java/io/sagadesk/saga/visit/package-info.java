/** Tests of the automations of visits. */
@NullMarked
package io.sagadesk.saga.visit;

import org.jspecify.annotations.NullMarked;
