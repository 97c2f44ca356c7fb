/** Reacts: one package per feature, with its processes and its automations. */
@NullMarked
package io.sagadesk.saga;

import org.jspecify.annotations.NullMarked;
