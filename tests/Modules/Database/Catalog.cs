using Npgsql;

namespace WelfareMutual.Tests.Modules.Database;

/// <summary>What PostgreSQL says about the product's own tables and who may do what with them.</summary>
internal static class Catalog
{
    public static readonly string[] Roles = ["wm_gateway", "wm_office", "wm_jobs", "auditor", "wm_backup"];

    const string Tables = """
        select n.nspname || '.' || c.relname, c.relrowsecurity, c.relkind = 'v',
            array(select attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum),
            array(select concat(case when has_schema_privilege(r, n.oid, 'usage') and has_table_privilege(r, c.oid, 'select') then 'S' else '-' end,
                                case when has_schema_privilege(r, n.oid, 'usage') and has_table_privilege(r, c.oid, 'insert') then 'I' else '-' end,
                                case when has_schema_privilege(r, n.oid, 'usage') and has_table_privilege(r, c.oid, 'update') then 'U' else '-' end,
                                case when has_schema_privilege(r, n.oid, 'usage') and has_table_privilege(r, c.oid, 'delete') then 'D' else '-' end) from unnest($1::text[]) with ordinality w(r, i) order by i),
            exists (select from pg_policy p where p.polrelid = c.oid and 'wm_gateway'::regrole = any(p.polroles))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspowner = 'wm_owner'::regrole and n.nspname <> 'migrator' and c.relkind in ('r', 'v', 'm') order by 1
        """;

    /// <param name="Rights">For each of <see cref="Roles"/>, in order: SIUD, a dash where denied.</param>
    public sealed record Table(string Name, bool RowSecurity, bool IsView, string[] Columns, string[] Rights, bool GatewayPolicy)
    {
        public string Of(string role) => Rights[Array.IndexOf(Roles, role)];
        public bool MayRead(string role) => Of(role)[0] == 'S';
        public bool IsPersonal => Columns.Any(c => c is "person_id" or "enterprise_id" or "payer_id" or "account_id" or "household_id");
    }

    public static async Task<IReadOnlyList<Table>> Read(string superuser)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Tables, connection) { Parameters = { new() { Value = Roles } } };
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<Table>();
        while (await row.ReadAsync())
        {
            tables.Add(new(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetFieldValue<string[]>(3), row.GetFieldValue<string[]>(4), row.GetBoolean(5)));
        }
        return tables;
    }
}
