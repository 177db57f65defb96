ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish db/Migrator -c Release -o /published --nologo

FROM ${RUNTIME}
WORKDIR /app
COPY --from=build /published .
COPY db /db
USER 1654:1654
ENTRYPOINT ["dotnet", "WelfareMutual.Database.Migrator.dll", "migrate", "--sql", "/db"]
