/** The sagas and automations: one package per feature. */
@NullMarked
package io.sagadesk.saga;

import org.jspecify.annotations.NullMarked;
