-- Every object of the user's schemas: what it is, its name, the object that it is a part of, and its definition in one
-- text. Run with search_path = pg_catalog, so that every other name is written with its schema. What belongs to an
-- extension is left out, and so is what another object implies: the index of a constraint, the sequence of an identity
-- column, what a partition has from its parent, and the NOT NULL that PostgreSQL 18 keeps as a constraint.
WITH extended AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), space AS (
    SELECT oid, quote_ident(nspname) AS name, nspowner, nspacl,
           CASE WHEN nspname = 'public' THEN acldefault('n', nspowner) || ('='
               || CASE WHEN current_setting('server_version_num')::int < 150000 THEN 'UC' ELSE 'U' END
               || '/' || quote_ident(pg_get_userbyid(nspowner)))::aclitem ELSE acldefault('n', nspowner) END AS usual
    FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
), relation AS (
    SELECT c.*, c.oid::regclass::text AS name,
           CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
               WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'composite type' ELSE 'table' END
               || ' ' || c.oid::regclass AS object
    FROM pg_class c JOIN space ON space.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
        AND ('pg_class'::regclass, c.oid) NOT IN (SELECT classid, objid FROM extended)
        AND ('pg_type'::regclass, c.reltype) NOT IN (SELECT classid, objid FROM extended)
        AND (relkind <> 'S' OR NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
                 AND objid = c.oid AND refclassid = 'pg_class'::regclass AND deptype = 'i'))
), routine AS (
    SELECT p.*, p.oid::regprocedure::text AS name,
           CASE prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END
               || ' ' || p.oid::regprocedure AS object
    FROM pg_proc p JOIN space ON space.oid = pronamespace
    WHERE NOT EXISTS (SELECT FROM pg_depend
        WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype IN ('e', 'i'))
), kind AS (
    SELECT t.*, t.oid::regtype::text AS name,
           CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'range' END || ' ' || t.oid::regtype AS object
    FROM pg_type t JOIN space ON space.oid = typnamespace
    WHERE typtype IN ('e', 'd', 'r') AND ('pg_type'::regclass, t.oid) NOT IN (SELECT classid, objid FROM extended)
), field AS (
    SELECT a.*, relation.name || '.' || quote_ident(attname) AS name, object, relowner, relkind
    FROM pg_attribute a JOIN relation ON relation.oid = attrelid
    WHERE attnum > 0 AND NOT attisdropped AND relkind <> 'S'
), counter AS (
    SELECT seqrelid, seqtypid, concat_ws(' ',
        CASE WHEN seqincrement <> 1 THEN 'INCREMENT BY ' || seqincrement END,
        CASE WHEN seqmin <> CASE WHEN seqincrement > 0 THEN 1 ELSE -bounds.most - 1 END THEN 'MINVALUE ' || seqmin END,
        CASE WHEN seqmax <> CASE WHEN seqincrement > 0 THEN bounds.most ELSE -1 END THEN 'MAXVALUE ' || seqmax END,
        CASE WHEN seqstart <> CASE WHEN seqincrement > 0 THEN seqmin ELSE seqmax END THEN 'START WITH ' || seqstart END,
        CASE WHEN seqcache <> 1 THEN 'CACHE ' || seqcache END,
        CASE WHEN seqcycle THEN 'CYCLE' END) AS options
    FROM pg_sequence, LATERAL (SELECT CASE seqtypid WHEN 'int2'::regtype THEN 32767
        WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END AS most) AS bounds
), owned AS (
    SELECT 'schema ' || name AS object, name, 'n'::"char" AS class, nspowner AS owner, nspacl AS acl, usual FROM space
    UNION ALL
    SELECT object, name, CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner, relacl,
           acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
    FROM relation WHERE relkind <> 'c'
    UNION ALL
    SELECT object, name, 'f', proowner, proacl, acldefault('f', proowner) FROM routine
    UNION ALL
    SELECT object, name, 'T', typowner, typacl, acldefault('T', typowner) FROM kind
), privilege AS (
    SELECT 'grant' AS sort, object, name, class, owner, acl, usual FROM owned
    UNION ALL
    SELECT 'grant', object, name, 'c', relowner, attacl, acldefault('c', relowner) FROM field WHERE attacl IS NOT NULL
    UNION ALL
    SELECT 'grant', object, name, 'T', relowner, typacl, acldefault('T', relowner)
    FROM relation JOIN pg_type ON pg_type.oid = reltype WHERE relkind = 'c'
    UNION ALL
    SELECT 'default privileges', NULL, concat('in ' || space.name || ' ', 'on ', CASE defaclobjtype
               WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
               WHEN 'n' THEN 'schemas' ELSE 'large objects' END),
           replace(defaclobjtype::text, 'S', 's')::"char", defaclrole, defaclacl,
           CASE WHEN defaclnamespace = 0
               THEN acldefault(replace(defaclobjtype::text, 'S', 's')::"char", defaclrole)
               ELSE acldefault('c', defaclrole) END
    FROM pg_default_acl LEFT JOIN space ON space.oid = defaclnamespace
    WHERE defaclnamespace = 0 OR space.oid IS NOT NULL
), granted AS (
    SELECT sort, object, name, class, owner, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END
               AS grantee, string_agg(DISTINCT word, ', ') FILTER (WHERE side = 'now') AS now,
           string_agg(DISTINCT word, ', ') FILTER (WHERE side = 'usual') AS usual,
           count(DISTINCT privilege_type) FILTER (WHERE side = 'now' AND privilege_type <> 'MAINTAIN') AS many,
           coalesce(bool_and(is_grantable) FILTER (WHERE side = 'now'), false) AS grantable
    FROM privilege, LATERAL (
        SELECT 'now' AS side, now.* FROM aclexplode(coalesce(acl, usual)) AS now
        UNION ALL
        SELECT 'usual', usually.* FROM aclexplode(privilege.usual) AS usually) AS item,
        LATERAL (SELECT privilege_type || CASE WHEN is_grantable THEN ' with grant option' ELSE '' END AS word) AS told
    WHERE grantee <> owner
    GROUP BY 1, 2, 3, 4, 5, 6
), whole AS (
    SELECT class, count(*) AS many FROM unnest(ARRAY['n', 'r', 's', 'f', 'T', 'c']::"char"[]) AS class,
        LATERAL aclexplode(acldefault(class, 10)) AS item WHERE grantee = 10 AND privilege_type <> 'MAINTAIN'
    GROUP BY 1 HAVING count(*) > 1
)
SELECT 'schema' AS sort, name, NULL AS part_of, '' AS definition FROM space
WHERE ('pg_namespace'::regclass, oid) NOT IN (SELECT classid, objid FROM extended)
UNION ALL
SELECT 'extension', quote_ident(extname), NULL, 'in ' || extnamespace::regnamespace FROM pg_extension
UNION ALL
SELECT 'extension version', quote_ident(extname), 'extension ' || quote_ident(extname), extversion FROM pg_extension
UNION ALL
SELECT left(object, -length(name) - 1), name, NULL,
       concat_ws(' ', CASE relpersistence WHEN 'u' THEN 'UNLOGGED' END,
           CASE WHEN relispartition THEN 'PARTITION OF ' || (SELECT inhparent::regclass FROM pg_inherits
               WHERE inhrelid = relation.oid LIMIT 1) || ' ' || pg_get_expr(relpartbound, relation.oid)
           ELSE 'INHERITS (' || (SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno)
               FROM pg_inherits WHERE inhrelid = relation.oid) || ')' END,
           CASE WHEN relkind = 'p' THEN 'PARTITION BY ' || pg_get_partkeydef(relation.oid) END,
           CASE WHEN reloftype <> 0 THEN 'OF ' || reloftype::regtype END,
           CASE WHEN amname <> 'heap' THEN 'USING ' || quote_ident(amname) END,
           CASE WHEN relkind IN ('r', 'p') THEN CASE relreplident WHEN 'f' THEN 'REPLICA IDENTITY FULL'
               WHEN 'n' THEN 'REPLICA IDENTITY NOTHING'
               WHEN 'i' THEN 'REPLICA IDENTITY USING INDEX ' || (SELECT indexrelid::regclass FROM pg_index
                   WHERE indrelid = relation.oid AND indisreplident) END END,
           'CLUSTER ON ' || (SELECT indexrelid::regclass FROM pg_index WHERE indrelid = relation.oid AND indisclustered),
           CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(relation.oid) END,
           CASE WHEN relkind = 'f' THEN (SELECT concat_ws(' ', 'SERVER ' || quote_ident(srvname),
               'OPTIONS (' || array_to_string(ftoptions, ', ') || ')')
               FROM pg_foreign_table JOIN pg_foreign_server s ON s.oid = ftserver WHERE ftrelid = relation.oid) END,
           CASE WHEN relkind = 'S' THEN (SELECT concat_ws(' ', seqtypid::regtype, nullif(options, ''))
               FROM counter WHERE seqrelid = relation.oid) END,
           CASE WHEN relkind = 'S' THEN (SELECT 'OWNED BY ' || field.name FROM pg_depend d
               JOIN field ON attrelid = refobjid AND attnum = refobjsubid
               WHERE d.classid = 'pg_class'::regclass AND d.objid = relation.oid
                   AND refclassid = 'pg_class'::regclass AND deptype = 'a' LIMIT 1) END)
FROM relation LEFT JOIN pg_am ON pg_am.oid = relam
UNION ALL
SELECT 'options', name, object, array_to_string(ARRAY(SELECT unnest(reloptions) ORDER BY 1), ', ')
FROM relation WHERE reloptions IS NOT NULL
UNION ALL
SELECT 'row security', name, object,
       concat_ws(' and ', CASE WHEN relrowsecurity THEN 'enabled' END, CASE WHEN relforcerowsecurity THEN 'forced' END)
FROM relation WHERE relrowsecurity OR relforcerowsecurity
UNION ALL
SELECT 'column', field.name, object,
       concat_ws(' ', format_type(atttypid, atttypmod),
           CASE WHEN attcollation <> typcollation THEN 'COLLATE ' || attcollation::regcollation END,
           CASE WHEN attnotnull THEN 'NOT NULL' || CASE WHEN EXISTS (SELECT FROM pg_constraint WHERE conrelid = attrelid
               AND contype = 'n' AND conkey[1] = attnum AND NOT convalidated) THEN ' NOT VALID' ELSE '' END END,
           CASE attgenerated WHEN '' THEN 'DEFAULT ' || pg_get_expr(adbin, adrelid)
               ELSE 'GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') '
                   || CASE attgenerated WHEN 'v' THEN 'VIRTUAL' ELSE 'STORED' END END,
           CASE attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY'
               WHEN 'd' THEN 'GENERATED BY DEFAULT AS IDENTITY' END,
           (SELECT '(' || nullif(options, '') || ')' FROM pg_depend d JOIN counter ON seqrelid = d.objid
            WHERE attidentity <> '' AND d.classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
                AND refobjid = attrelid AND refobjsubid = attnum AND deptype = 'i'),
           CASE WHEN attstorage <> typstorage THEN 'STORAGE ' || CASE attstorage WHEN 'p' THEN 'PLAIN'
               WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
           CASE WHEN attstattarget >= 0 THEN 'STATISTICS ' || attstattarget END,
           (SELECT 'SET (' || string_agg(item, ', ' ORDER BY item) || ')' FROM unnest(attoptions) AS item
            WHERE item LIKE 'n\_distinct%')) -- some builds of PostgreSQL keep numbers of their own beside them
FROM field JOIN pg_type t ON t.oid = atttypid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relkind NOT IN ('v', 'm')
UNION ALL
SELECT 'column', field.name, object, 'DEFAULT ' || pg_get_expr(adbin, adrelid)
FROM field JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relkind = 'v'
UNION ALL
SELECT 'index', indexrelid::regclass::text, object,
       concat_ws(' ', CASE WHEN indisunique THEN 'UNIQUE' END,
           substr(pg_get_indexdef(indexrelid), length(concat('CREATE ', CASE WHEN indisunique THEN 'UNIQUE ' END, 'INDEX ',
               quote_ident(p.relname), ' ON ', CASE WHEN p.relkind = 'I' THEN 'ONLY ' END, relation.name, '  '))),
           CASE WHEN NOT indisvalid THEN 'INVALID' END)
FROM pg_index i JOIN pg_class p ON p.oid = indexrelid JOIN relation ON relation.oid = indrelid
WHERE NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    AND NOT (indisvalid AND EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')))
UNION ALL
SELECT 'statistics', stxnamespace::regnamespace || '.' || quote_ident(stxname), object, pg_get_statisticsobjdef(s.oid)
FROM pg_statistic_ext s JOIN relation ON relation.oid = stxrelid
UNION ALL
SELECT 'constraint', name || '.' || quote_ident(conname), object, concat_ws(' ', pg_get_constraintdef(k.oid),
    (SELECT string_agg(DISTINCT CASE tgenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END
         || ' ON ' || tgrelid::regclass, ' ')
     FROM pg_trigger WHERE tgenabled <> 'O' AND tgisinternal AND tgconstraint = k.oid))
FROM pg_constraint k JOIN (SELECT oid, name, object FROM relation UNION ALL SELECT oid, name, object FROM kind) AS holder
    ON holder.oid = CASE WHEN conrelid <> 0 THEN conrelid ELSE contypid END
WHERE contype NOT IN ('n', 't') AND conparentid = 0 AND (conislocal OR coninhcount = 0)
UNION ALL
SELECT 'trigger', name || '.' || quote_ident(tgname), object,
       pg_get_triggerdef(t.oid) || CASE tgenabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' ENABLE REPLICA'
           WHEN 'A' THEN ' ENABLE ALWAYS' ELSE '' END
FROM pg_trigger t JOIN relation ON relation.oid = tgrelid
WHERE NOT tgisinternal AND (tgparentid = 0 OR tgenabled <> (SELECT tgenabled FROM pg_trigger WHERE oid = t.tgparentid))
UNION ALL
SELECT 'rule', name || '.' || quote_ident(rulename), object, pg_get_ruledef(r.oid)
       || CASE ev_enabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' ENABLE REPLICA' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE '' END
FROM pg_rewrite r JOIN relation ON relation.oid = ev_class WHERE rulename <> '_RETURN'
UNION ALL
SELECT 'policy', name || '.' || quote_ident(polname), object,
       concat_ws(' ', CASE WHEN NOT polpermissive THEN 'AS RESTRICTIVE' END,
           'FOR ' || CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
               WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
           'TO ' || (SELECT string_agg(CASE role WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(role)) END, ', '
               ORDER BY pg_get_userbyid(role)) FROM unnest(polroles) AS role),
           'USING (' || pg_get_expr(polqual, polrelid) || ')', 'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')')
FROM pg_policy JOIN relation ON relation.oid = polrelid
UNION ALL
SELECT left(object, -length(name) - 1), name, NULL, CASE WHEN prokind <> 'a' THEN pg_get_functiondef(routine.oid) ELSE (
    SELECT concat_ws(', ', 'SFUNC = ' || aggtransfn, 'STYPE = ' || aggtranstype::regtype, 'FINALFUNC = ' || nullif(aggfinalfn::oid, 0)::regproc,
        'COMBINEFUNC = ' || nullif(aggcombinefn::oid, 0)::regproc, 'INITCOND = ' || quote_literal(agginitval),
        'SORTOP = ' || nullif(aggsortop, 0)::regoperator, 'SSPACE = ' || nullif(aggtransspace, 0),
        CASE WHEN aggfinalextra THEN 'FINALFUNC_EXTRA' END,
        CASE WHEN aggfinalmodify <> CASE aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN 'FINALFUNC_MODIFY = '
            || CASE aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
        'SERIALFUNC = ' || nullif(aggserialfn::oid, 0)::regproc, 'DESERIALFUNC = ' || nullif(aggdeserialfn::oid, 0)::regproc,
        'MSFUNC = ' || nullif(aggmtransfn::oid, 0)::regproc, 'MINVFUNC = ' || nullif(aggminvtransfn::oid, 0)::regproc,
        'MSTYPE = ' || nullif(aggmtranstype, 0)::regtype, 'MSSPACE = ' || nullif(aggmtransspace, 0),
        'MFINALFUNC = ' || nullif(aggmfinalfn::oid, 0)::regproc, CASE WHEN aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
        'MINITCOND = ' || quote_literal(aggminitval), CASE WHEN aggkind = 'h' THEN 'HYPOTHETICAL' END,
        CASE proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END)
    FROM pg_aggregate WHERE aggfnoid = routine.oid) END
FROM routine
UNION ALL
SELECT left(object, -length(name) - 1), name, NULL, CASE typtype
    WHEN 'e' THEN (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = kind.oid)
    WHEN 'd' THEN concat_ws(' ', format_type(typbasetype, typtypmod),
        CASE WHEN typcollation <> (SELECT typcollation FROM pg_type base WHERE base.oid = kind.typbasetype)
            THEN 'COLLATE ' || typcollation::regcollation END,
        'DEFAULT ' || coalesce(pg_get_expr(typdefaultbin, 0), typdefault), CASE WHEN typnotnull THEN 'NOT NULL' END)
    ELSE (SELECT concat_ws(', ', 'SUBTYPE = ' || rngsubtype::regtype, 'COLLATION = ' || nullif(rngcollation, 0)::regcollation,
        'CANONICAL = ' || nullif(rngcanonical::oid, 0)::regproc, 'SUBTYPE_DIFF = ' || nullif(rngsubdiff::oid, 0)::regproc)
        FROM pg_range WHERE rngtypid = kind.oid) END
FROM kind
UNION ALL
SELECT 'event trigger', quote_ident(evtname), NULL, concat_ws(' ', 'ON ' || evtevent,
    'WHEN TAG IN (' || array_to_string(evttags, ', ') || ')', 'EXECUTE FUNCTION ' || evtfoid::regprocedure,
    CASE evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END)
FROM pg_event_trigger WHERE ('pg_event_trigger'::regclass, oid) NOT IN (SELECT classid, objid FROM extended)
UNION ALL
SELECT sort, name || ' to ' || grantee, object, string_agg(words, '; and for another role ' ORDER BY words)
FROM granted LEFT JOIN whole USING (class), LATERAL (SELECT coalesce(
    CASE WHEN granted.many = whole.many AND granted.now NOT LIKE '%option%' THEN 'ALL'
         WHEN granted.many = whole.many AND grantable THEN 'ALL with grant option' ELSE now END, 'nothing') AS words) AS told
WHERE now IS DISTINCT FROM usual
GROUP BY sort, name, grantee, object -- default privileges are each role's own, but who migrates is not called the same anywhere
UNION ALL
SELECT 'owner', name, object, quote_ident(pg_get_userbyid(owner)) FROM owned
UNION ALL
SELECT 'comment', concat_ws('.', told.name, quote_ident(attname)), told.object, description
FROM pg_description d JOIN (
    SELECT 'pg_class'::regclass AS classoid, oid AS objoid, name, object FROM relation
    UNION ALL SELECT 'pg_proc'::regclass, oid, name, object FROM routine
    UNION ALL SELECT 'pg_type'::regclass, oid, name, object FROM kind) AS told USING (classoid, objoid)
LEFT JOIN field ON d.classoid = 'pg_class'::regclass AND attrelid = objoid AND attnum = objsubid
UNION ALL
SELECT told.sort || ' comment', told.name, told.object, description
FROM pg_description d JOIN (
    SELECT 'pg_namespace'::regclass AS classoid, oid AS objoid, 'schema' AS sort, name, 'schema ' || name AS object
    FROM space
    UNION ALL SELECT 'pg_class'::regclass, indexrelid, 'index', indexrelid::regclass::text, object
    FROM pg_index JOIN relation ON relation.oid = indrelid
    UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 'constraint', name || '.' || quote_ident(conname), object
    FROM pg_constraint k JOIN (SELECT oid, name, object FROM relation UNION ALL SELECT oid, name, object FROM kind)
        AS holder ON holder.oid = CASE WHEN conrelid <> 0 THEN conrelid ELSE contypid END
    UNION ALL SELECT 'pg_trigger'::regclass, t.oid, 'trigger', name || '.' || quote_ident(tgname), object
    FROM pg_trigger t JOIN relation ON relation.oid = tgrelid
    UNION ALL SELECT 'pg_policy'::regclass, p.oid, 'policy', name || '.' || quote_ident(polname), object
    FROM pg_policy p JOIN relation ON relation.oid = polrelid) AS told USING (classoid, objoid)
WHERE NOT (told.object = 'schema public' AND description = 'standard public schema')
UNION ALL
SELECT 'setting', coalesce(quote_ident(rolname), 'everybody'), NULL, setconfig::text
FROM pg_db_role_setting LEFT JOIN pg_roles r ON r.oid = setrole
WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
