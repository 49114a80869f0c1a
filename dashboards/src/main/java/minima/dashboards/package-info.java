@org.jspecify.annotations.NullMarked
package minima.dashboards;
