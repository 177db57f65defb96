using Npgsql;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Rules;

public sealed class CaseMovesTests
{
    [Fact]
    public void Only_the_listed_moves_are_allowed()
    {
        var ends = new[] { CaseState.Rejected, CaseState.Withdrawn, CaseState.Reversed };
        foreach (var from in Enum.GetValues<CaseState>())
        {
            foreach (var act in Enum.GetValues<CaseAct>())
            {
                var next = CaseMoves.Next(from, act);
                Assert.Equal(CaseMoves.All.ContainsKey((from, act)), next is not null);
                Assert.False(ends.Contains(from) && next is not null, $"{from} is final");
            }
        }
    }

    [Fact]
    public async Task The_database_knows_the_same_moves_and_refuses_every_other()
    {
        await using var database = await TestDatabase.Create();
        await using var source = NpgsqlDataSource.Create(database.Superuser);
        var stored = new HashSet<(string, string, string)>();
        await using (var read = source.CreateCommand("select from_state, act, to_state from casework.allowed_move"))
        await using (var row = await read.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                stored.Add((row.GetString(0), row.GetString(1), row.GetString(2)));
            }
        }
        Assert.Equal(CaseMoves.All.Select(m => (m.Key.From.ToString(), m.Key.Act.ToString(), m.Value.ToString())).ToHashSet(), stored);

        await using var office = NpgsqlDataSource.Create(database.Office);
        foreach (var from in Enum.GetValues<CaseState>())
        {
            foreach (var to in Enum.GetValues<CaseState>().Where(to => to != from))
            {
                var id = Guid.CreateVersion7();
                await Execute(source, $"""
                    set session_replication_role = replica;
                    insert into casework.case_file (id, reference, module, kind, title, person_id, enterprise_id, amount, state, answered, approved_by, opened_at, version)
                    values ('{id}', '{id}', 'm', 'k', 't', '{id}', '{id}', 1, '{from}', false, '{id}', now(), 0)
                    """);
                var move = () => Execute(office, $"update casework.case_file set state = '{to}' where id = '{id}'");
                if (CaseMoves.All.Any(m => m.Key.From == from && m.Value == to))
                {
                    await move();
                }
                else
                {
                    Assert.Equal("casework_move_not_allowed", (await Assert.ThrowsAsync<PostgresException>(move)).ConstraintName);
                }
            }
        }
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
