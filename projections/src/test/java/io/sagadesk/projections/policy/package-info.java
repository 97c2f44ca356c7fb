@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.policy;
