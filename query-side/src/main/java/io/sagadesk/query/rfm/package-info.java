/** Query handlers for RFM standings and churn. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.rfm;
