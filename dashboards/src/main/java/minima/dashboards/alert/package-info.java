/** What people are told of without asking: rules, the alerts that they fire, and where these go. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.alert;
