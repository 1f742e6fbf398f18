-- Whether a version says which file holds which months; those of older programs do not.
SELECT count(*) AS tables_count FROM information_schema.tables WHERE table_name = 'file_month';
