using Npgsql;

namespace WelfareMutual.Tests.Modules.Database;

/// <summary>Puts rows into any table as the superuser, past constraints and triggers: for seeing what a role can read of them,
/// and for breaking rules that the product cannot break.</summary>
internal sealed class Planter(NpgsqlConnection superuser)
{
    const string Columns = """
        select attname, format_type(atttypid, null) from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
        """;

    const string DropGuards = """
        do $$
        declare here record;
        begin
            for here in select conrelid::regclass as tab, conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                where n.nspowner = 'wm_owner'::regrole and contype in ('c', 'f', 'u', 'x', 'p') order by contype = 'p', contype <> 'f' loop
                execute format('alter table %s drop constraint if exists %I cascade', here.tab, here.conname);
            end loop;
            for here in select i.indexrelid::regclass as tab from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
                where n.nspowner = 'wm_owner'::regrole and i.indisunique loop
                execute format('drop index if exists %s', here.tab);
            end loop;
            for here in select a.attrelid::regclass as tab, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where n.nspowner = 'wm_owner'::regrole and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attnotnull loop
                execute format('alter table %s alter column %I drop not null', here.tab, here.attname);
            end loop;
        end $$;
        """;

    public static async Task<Planter> Begin(NpgsqlConnection superuser)
    {
        var planter = new Planter(superuser);
        await planter.Run(DropGuards);
        return planter;
    }

    public async Task Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, superuser);
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="id">Goes into every uuid column, and as text into every text column.</param>
    /// <param name="number">Goes into every number.</param>
    /// <param name="given">SQL expressions for single columns.</param>
    public async Task Row(string table, Guid id, int number = 1, params (string Column, string Sql)[] given)
    {
        var columns = await Read(table);
        var unknown = given.Select(g => g.Column).Except(columns.Select(c => c.Name)).ToArray();
        if (unknown.Length > 0)
        {
            throw new ArgumentException($"{table} has no column {string.Join(", ", unknown)}", nameof(given));
        }
        var values = columns.Select(c => given.FirstOrDefault(g => g.Column == c.Name).Sql ?? Value(c.Type, id, number));
        await Run("set session_replication_role = replica"); // past triggers
        await Run($"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", values)})");
    }

    async Task<List<(string Name, string Type)>> Read(string table)
    {
        await using var command = new NpgsqlCommand(Columns, superuser) { Parameters = { new() { Value = table } } };
        await using var row = await command.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await row.ReadAsync())
        {
            columns.Add((row.GetString(0), row.GetString(1)));
        }
        return columns.Count > 0 ? columns : throw new ArgumentException($"no table {table}", nameof(table));
    }

    static string Value(string type, Guid id, int number) => type switch
    {
        "uuid" => $"'{id}'",
        "text" or "character varying" => $"'{id}'",
        "bytea" => $"decode('{id:N}', 'hex')",
        "integer" or "bigint" or "smallint" or "numeric" => $"{number}",
        "boolean" => "false",
        "timestamp with time zone" => "clock_timestamp()",
        "date" => "current_date",
        "time without time zone" => "time '09:00'",
        "interval" => "interval '1 hour'",
        "jsonb" => "'{}'",
        "inet" => $"inet '10.0.0.{number}'",
        "text[]" => "'{}'",
        "uuid[]" => $"array['{id}'::uuid]",
        "bytea[]" => $"array[decode('{id:N}', 'hex')]",
        _ => throw new NotSupportedException($"a value of type {type} is not known here"),
    };
}
