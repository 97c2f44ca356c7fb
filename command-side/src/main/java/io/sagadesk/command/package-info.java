/** The aggregates: one package per feature. */
@NullMarked
package io.sagadesk.command;

import org.jspecify.annotations.NullMarked;
