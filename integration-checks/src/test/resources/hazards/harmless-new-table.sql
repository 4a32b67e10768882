-- twin
CREATE TABLE refunds (id bigint PRIMARY KEY, reason text);
INSERT INTO refunds SELECT n, 'broken' FROM generate_series(1, 1000) AS n;
CREATE INDEX refunds_reason ON refunds (reason);
ALTER TABLE refunds ALTER COLUMN reason SET NOT NULL;
ALTER TABLE refunds ALTER COLUMN id TYPE numeric;
UPDATE refunds SET reason = 'lost';
TRUNCATE refunds;
DROP TABLE refunds;
