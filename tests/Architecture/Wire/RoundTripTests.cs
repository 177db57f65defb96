using System.Text.Json;
using System.Text.Json.Serialization;
using WelfareMutual.Kernel.UseCases;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Wire;

// Commands and results cross from the Portal to the Gateway, and answers are kept for a second post: nothing may get lost in JSON.
public sealed class RoundTripTests
{
    public static TheoryData<string> Names => [.. Product.UseCases.Select(s => s.Name)];

    [Fact]
    public void All_use_cases_are_tried() => Assert.True(Names.Count >= 25, $"only {Names.Count}");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_and_its_result_come_back_as_they_went(string name)
    {
        var shape = Product.UseCases.Single(s => s.Name == name);
        Assert.Null(Lost(shape.Type));
        Assert.Null(Lost(shape.ResultType));
    }

    [Fact]
    public void Commands_of_a_file_leave_it_out_of_the_JSON() =>
        Assert.All(Product.UseCases.Where(s => s.HasUpload), s =>
            Assert.DoesNotContain("upload", JsonSerializer.Serialize(new Sample().Make(s.Type), s.Type, Kernel.Transport.Wire.Json), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void What_gets_lost_is_seen()
    {
        Assert.Equal(".Kept", Lost(typeof(LosesOne))?.Split(':')[0]);
        Assert.Equal(".Texts", Lost(typeof(LosesItems))?.Split(':')[0]);
        Assert.Throws<NotSupportedException>(() => Lost(typeof(Shape)));
    }

    static string? Lost(Type type)
    {
        var went = new Sample().Make(type);
        var came = JsonSerializer.Deserialize(JsonSerializer.Serialize(went, type, Kernel.Transport.Wire.Json), type, Kernel.Transport.Wire.Json);
        return Difference.Between(went, came);
    }

    public abstract record Shape;

    sealed record LosesOne(string Name)
    {
        public string Kept { get; private set; } = "";

        public static LosesOne Of(string name) => new(name) { Kept = name };
    }

    sealed record LosesItems([property: JsonConverter(typeof(Short))] IReadOnlyList<string> Texts);

    sealed class Short : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. JsonSerializer.Deserialize<string[]>(ref reader, options)!.Skip(1)];

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
