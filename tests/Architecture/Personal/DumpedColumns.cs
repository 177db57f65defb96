using System.Text.RegularExpressions;

namespace WelfareMutual.Tests.Architecture.Personal;

/// <summary>The columns of the migrated database, out of db/schema.sql (which a test compares with the numbered files): also those of tables that no model maps.</summary>
internal static class DumpedColumns
{
    static readonly Regex Table = Tree.Pattern(@"^CREATE (?:UNLOGGED )?TABLE (\w+)\.(\w+) \(\n(.*?)^\)", RegexOptions.Multiline | RegexOptions.Singleline);
    static readonly Regex Column = Tree.Pattern(@"^    ""?(\w+)""? ([a-z][\w ]*(?:\([\d,]+\))?(?:\[\])?)", RegexOptions.Multiline);

    /// <param name="Kind">Type in PostgreSQL's words, without what follows it.</param>
    public sealed record Dumped(string Table, string Name, string Kind)
    {
        /// <summary>Whether it can hold a word, a date or bytes: ids, numbers, instants and switches tell no name.</summary>
        public bool Holds => Kind is "text" or "text[]" or "date" or "bytea" or "jsonb" or "json" or "inet" or "cidr" or "name" or "xml" || Kind.StartsWith("character", StringComparison.Ordinal);

        public override string ToString() => $"{Table}.{Name}";

        /// <summary>As the walk over the models has it.</summary>
        public PersonalColumns.Column Mapped => new(Table.Split('.')[0], Table.Split('.')[1], Name,
            Kind switch { "text[]" => typeof(string[]), "date" => typeof(DateOnly), "bytea" => typeof(byte[]), "integer" => typeof(int), _ when Holds => typeof(string), _ => typeof(Guid) }, false, null);
    }

    public static IReadOnlyList<Dumped> All { get; } = In(Tree.Read("db/schema.sql"));

    public static IReadOnlyList<Dumped> In(string dump) =>
        [.. from Match table in Table.Matches(dump)
            from Match column in Column.Matches(table.Groups[3].Value)
            where column.Groups[1].Value is not ("CONSTRAINT" or "CASE" or "WHEN" or "ELSE")
            select new Dumped($"{table.Groups[1].Value}.{table.Groups[2].Value}", column.Groups[1].Value, KindOf(column.Groups[2].Value))];

    static string KindOf(string words)
    {
        var kind = words.Split(' ').TakeWhile(w => w is not ("NOT" or "DEFAULT" or "GENERATED" or "COLLATE"));
        return string.Join(' ', kind).Trim();
    }
}
