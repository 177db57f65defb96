ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish host/Portal -c Release -o /published --nologo

FROM ${RUNTIME}
WORKDIR /app
COPY --from=build /published .
# A named volume takes its owner from the image.
RUN mkdir /published /ring && chown 1654:1654 /published /ring
ENV Logging__Console__FormatterName=json Logging__Console__FormatterOptions__UseUtcTimestamp=true Logging__Console__FormatterOptions__TimestampFormat=O
USER 1654:1654
EXPOSE 8443
ENTRYPOINT ["dotnet", "WelfareMutual.Host.Portal.dll"]
