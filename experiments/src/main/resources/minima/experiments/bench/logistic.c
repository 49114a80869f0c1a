/*
 * Gradient descent on the logistic loss as one writes it in C: two passes over the rows a step.
 *
 *   logistic FILE N D ETA CHECK SECONDS
 *
 * FILE holds the rows z_i = y_i x_i as N D doubles. Prints the squared norm of w after CHECK steps from 0, then the
 * steps a second of as many further steps as fit into SECONDS.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static void step(const double *restrict z, int n, int d, double eta, double *restrict w, double *restrict s,
                 double *restrict g) {
    for (int i = 0; i < n; i++) {
        double margin = 0;
        for (int j = 0; j < d; j++) margin += z[(size_t)i * d + j] * w[j];
        s[i] = margin;
    }
    for (int i = 0; i < n; i++) s[i] = -1 / (1 + exp(s[i]));
    for (int j = 0; j < d; j++) g[j] = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < d; j++) g[j] += s[i] * z[(size_t)i * d + j];
    for (int j = 0; j < d; j++) w[j] -= eta * g[j];
}

int main(int count, char **arguments) {
    if (count != 7) return 2;
    int n = atoi(arguments[2]), d = atoi(arguments[3]);
    double eta = atof(arguments[4]), most = atof(arguments[6]);
    long check = atol(arguments[5]);
    double *z = malloc(sizeof(double) * n * d), *w = calloc(d, sizeof(double)), *s = malloc(sizeof(double) * n),
           *g = malloc(sizeof(double) * d);
    FILE *file = fopen(arguments[1], "rb");
    if (!file || fread(z, sizeof(double), (size_t)n * d, file) != (size_t)n * d) return 1;
    for (long k = 0; k < check; k++) step(z, n, d, eta, w, s, g);
    double norm = 0;
    for (int j = 0; j < d; j++) norm += w[j] * w[j];
    long chunk = 1 + 2000000 / ((long)n * d), taken = 0;
    double start = seconds(), now = start;
    while (now - start < most) {
        for (long k = 0; k < chunk; k++) step(z, n, d, eta, w, s, g);
        taken += chunk;
        now = seconds();
    }
    printf("%.17g %.17g %.17g\n", norm, taken / (now - start), w[0]);
    return 0;
}
