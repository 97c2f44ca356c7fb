/** Recency, frequency and monetary value of customers, and their churn. */
@NullMarked
package io.sagadesk.projections.rfm;

import org.jspecify.annotations.NullMarked;
