# Makes fixtures.tsv: reference values of the statistics package by R itself. Data are made here, so they are nobody's.
#   Rscript fixtures.R > fixtures.tsv        (R 4.2.2, Debian r-base-core)
line <- function(key, values) cat(key, "\t", paste(sprintf("%.17g", values), collapse = " "), "\n", sep = "")
noise <- function(n, k) ((1:n * 7919 * k) %% 1009) / 1009 - 0.5   # the same numbers on every system

cases <- list(few = noise(6, 1) + 0.1, many = noise(40, 3) + 0.05, hundred = noise(100, 5),
              tied = round(noise(30, 2), 1), zeros = c(0, 0, round(noise(20, 7), 1) + 0.2), far = 1e6 + noise(12, 4))
for (name in names(cases)) {
  d <- cases[[name]]
  line(paste0(name, ".data"), d)
  test <- t.test(d)
  line(paste0(name, ".t"), c(mean(d), sd(d), test$statistic, test$p.value, test$conf.int))
  line(paste0(name, ".t90"), t.test(d, conf.level = 0.9)$conf.int)
  w <- suppressWarnings(wilcox.test(d))
  line(paste0(name, ".wilcoxon"), c(w$statistic, w$p.value))
}
p <- c(0.01, 0.04, 0.03, 0.005, 0.2, 0.9, 0.04)
line("p", p)
line("p.holm", p.adjust(p, "holm"))
line("p.bh", p.adjust(p, "BH"))

n <- 60
x <- cbind(noise(n, 11), 100 * noise(n, 13), noise(n, 17) + 0.3 * noise(n, 11))
y <- 2 + 3 * x[, 1] - 0.01 * x[, 2] + (1 + 2 * abs(x[, 1])) * noise(n, 19)
for (j in 1:3) line(paste0("ols.x", j), x[, j])
line("ols.y", y)
fit <- lm(y ~ x)
X <- model.matrix(fit); e <- residuals(fit); h <- hatvalues(fit)
bread <- solve(crossprod(X))
V <- bread %*% t(X) %*% diag(e^2 / (1 - h)^2) %*% X %*% bread          # HC3 by its formula
se <- sqrt(diag(V))
line("ols.coefficients", coef(fit))
line("ols.hc3", se)
line("ols.p", 2 * pt(-abs(coef(fit) / se), n - 4))
line("ols.r2", summary(fit)$r.squared)

# Ridge in closed form on features of unit variance (denominator n): (X'X/n + lambda I)^-1 X'y/n
z <- scale(x, scale = FALSE); s <- sqrt(colMeans(z^2)); z <- sweep(z, 2, s, "/")
ridge <- solve(crossprod(z) / n + 0.3 * diag(3), crossprod(z, y - mean(y)) / n) / s
line("ridge.coefficients", ridge)

# HyperScore of the paper's example
sigma <- 1 / (1 + exp(-(5 * log(0.85) + 5)))
line("hyperscore", c(sigma, 100 * (1 + sigma^2.2)))
