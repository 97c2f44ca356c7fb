/** RFM: recency, frequency and monetary value of customers, and their churn probability. */
@NullMarked
package io.sagadesk.api.rfm;

import org.jspecify.annotations.NullMarked;
