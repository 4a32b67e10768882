-- Every object of the user's schemas: what it is, its name, and its definition in one text.
WITH own AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
)
SELECT 'schema' AS sort, quote_ident(nspname) AS name, coalesce(nspacl::text, '') AS definition
FROM own JOIN pg_namespace USING (oid, nspname)
UNION ALL
SELECT 'extension', quote_ident(extname), extversion FROM pg_extension
UNION ALL
SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'table' WHEN 'v' THEN 'view'
           WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table'
           WHEN 'c' THEN 'composite type' ELSE 'relation' END,
       c.oid::regclass::text,
       concat_ws(' ', relpersistence::text, pg_get_userbyid(relowner), relacl::text, reloptions::text,
           CASE WHEN relrowsecurity THEN 'row security' END,
           CASE WHEN relispartition THEN pg_get_expr(relpartbound, c.oid) END,
           CASE WHEN relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
           CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
           CASE WHEN relkind = 'S' THEN (SELECT concat_ws(' ', seqstart, seqincrement, seqmin, seqmax, seqcycle)
                                         FROM pg_sequence WHERE seqrelid = c.oid) END)
FROM pg_class c JOIN own ON own.oid = relnamespace
WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
UNION ALL
SELECT 'column', attrelid::regclass || '.' || quote_ident(attname),
       concat_ws(' ', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END,
           'DEFAULT ' || pg_get_expr(adbin, adrelid), nullif(attidentity, ''), nullif(attgenerated, ''),
           nullif(attcollation, 0)::regcollation::text, attacl::text)
FROM pg_attribute
JOIN pg_class c ON c.oid = attrelid AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
JOIN own ON own.oid = relnamespace
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attnum > 0 AND NOT attisdropped
UNION ALL
SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END
FROM pg_index JOIN pg_class c ON c.oid = indrelid JOIN own ON own.oid = relnamespace
UNION ALL
SELECT 'constraint', CASE WHEN conrelid <> 0 THEN conrelid::regclass::text || '.' WHEN contypid <> 0
           THEN contypid::regtype::text || '.' ELSE '' END || quote_ident(conname), pg_get_constraintdef(k.oid)
FROM pg_constraint k JOIN own ON own.oid = connamespace
UNION ALL
SELECT 'trigger', tgrelid::regclass || '.' || quote_ident(tgname), pg_get_triggerdef(t.oid) || ' ' || tgenabled::text
FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN own ON own.oid = relnamespace WHERE NOT tgisinternal
UNION ALL
SELECT 'rule', ev_class::regclass || '.' || quote_ident(rulename), pg_get_ruledef(r.oid)
FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class JOIN own ON own.oid = relnamespace WHERE rulename <> '_RETURN'
UNION ALL
SELECT 'policy', polrelid::regclass || '.' || quote_ident(polname),
       concat_ws(' ', polcmd::text, polpermissive::text, polroles::text, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM pg_policy JOIN pg_class c ON c.oid = polrelid JOIN own ON own.oid = relnamespace
UNION ALL
SELECT CASE prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid::regprocedure::text,
       concat_ws(' ', CASE WHEN prokind = 'a' THEN prosrc ELSE pg_get_functiondef(p.oid) END, proacl::text)
FROM pg_proc p JOIN own ON own.oid = pronamespace
UNION ALL
SELECT CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'range' END, t.oid::regtype::text,
       CASE typtype WHEN 'e' THEN (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                                   FROM pg_enum WHERE enumtypid = t.oid)
           ELSE concat_ws(' ', format_type(typbasetype, typtypmod), typdefault, CASE WHEN typnotnull THEN 'NOT NULL' END) END
FROM pg_type t JOIN own ON own.oid = typnamespace WHERE typtype IN ('e', 'd', 'r')
UNION ALL
SELECT 'comment', pg_describe_object(classoid, objoid, objsubid), description
FROM pg_description d WHERE d.classoid = 'pg_class'::regclass
    AND d.objoid IN (SELECT c.oid FROM pg_class c JOIN own ON own.oid = relnamespace)
UNION ALL
SELECT 'setting', coalesce(quote_ident(rolname), 'everybody'), setconfig::text
FROM pg_db_role_setting LEFT JOIN pg_roles r ON r.oid = setrole
WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
