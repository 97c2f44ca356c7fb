/** The decision whether and when a customer gets an offer. */
@NullMarked
package io.sagadesk.rules.offer;

import org.jspecify.annotations.NullMarked;
